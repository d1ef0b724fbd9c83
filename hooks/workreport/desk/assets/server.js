// The desk's own server: the preview on this machine. Every request bears the token of this run.
const script = document.querySelector("#desk-script");

export const { report, page, language } = script.dataset;

// The answer to a question, or an error that says what went wrong.
export async function ask(name, question) {
  const answer = await fetch(`/.desk/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Desk-Token": script.dataset.token },
    body: JSON.stringify({ report, language, ...question }),
  });
  if (answer.ok) return answer.json();
  const problems = answer.status === 409 ? (await answer.json()).problems : [`${answer.status} ${answer.statusText}`];
  throw new Error(problems.join("\n"));
}
