printf "name,n\na,1\nb,2\n"
