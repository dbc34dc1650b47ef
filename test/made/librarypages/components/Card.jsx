export function Card({title, children} = {}) {
  return (
    <section id="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
