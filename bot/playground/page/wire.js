// The control API of the playground: one POST per act, one long poll for all chats.

/** Call one act; throws an Error with the server's own words when it refuses. */
export async function act(name, given = {}) {
  const answer = await fetch(`/control/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  const body = await answer.json();
  if ("error" in body) throw new Error(body.error);
  return body.result;
}

/** Follow chats for ever: `heard(chatId, transcript)` is called for each piece of news. */
export async function follow(chatIds, heard) {
  const chats = Object.fromEntries(chatIds.map((id) => [id, 0]));
  for (;;) {
    try {
      const news = await act("watch_all", { chats });
      for (const [id, transcript] of Object.entries(news)) {
        chats[id] = transcript.now;
        heard(Number(id), transcript);
      }
    } catch {
      await new Promise((done) => setTimeout(done, 1500)); // the server may be restarting
    }
  }
}

/** The bytes of a chosen file as base64, the way the control API takes them. */
export function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}
