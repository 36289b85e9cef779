const ROUTES = ["/api/tasks", "/api/tasks?state=done", "/api/tasks/not-a-uuid", "/api/ping", "/api/status"];

export default function Home() {
  return (
    <main>
      <h1>A sample project for create-api-route</h1>
      <ul>
        {ROUTES.map((route) => (
          <li key={route}>
            <a href={route}>{route}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
