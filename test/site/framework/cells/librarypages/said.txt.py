print("by Python", end="")
