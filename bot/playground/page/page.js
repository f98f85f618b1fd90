// The page: three columns on one playground, toasts and boxes, links to the bot.

import { make } from "./draw.js";
import { Pane } from "./pane.js";
import { act, follow } from "./wire.js";

class Stage {
  constructor(cast) {
    this.bot = cast.bot;
    this.panes = cast.panes.map((spec) => new Pane(spec, this));
    document.getElementById("panes").append(...this.panes.map((pane) => pane.root));
    this.narrow();
  }

  /** On a narrow screen one column shows at a time. */
  narrow() {
    const chips = this.panes.map((pane) => {
      const chip = make("button", "chip", pane.spec.title);
      chip.type = "button";
      chip.onclick = () => this.front(pane);
      return chip;
    });
    document.getElementById("narrow").append(...chips);
    this.chips = chips;
    this.front(this.panes[0]);
  }

  front(shown) {
    this.panes.forEach((pane, index) => {
      pane.root.classList.toggle("shown", pane === shown);
      this.chips[index].setAttribute("aria-selected", String(pane === shown));
    });
  }

  listen() {
    const owners = new Map();
    for (const pane of this.panes) for (const id of pane.chats.keys()) owners.set(id, pane);
    return follow([...owners.keys()], (id, transcript) => owners.get(id).hear(id, transcript));
  }

  /** Do one act; a refusal becomes a toast. */
  async tried(name, given) {
    try {
      await act(name, given);
      return true;
    } catch (error) {
      this.toast(error.message);
      return false;
    }
  }

  toast(words) {
    const line = make("p", "", words);
    document.getElementById("toasts").append(line);
    setTimeout(() => line.remove(), 4500);
  }

  /** The answer to a press: a toast, or a box to be closed, or a link to follow. */
  alert(alert) {
    if (alert.url) this.openLink(alert.url, alert.user_id);
    if (!alert.text) return;
    if (!alert.show_alert) { this.toast(alert.text); return; }
    const box = document.getElementById("box");
    box.querySelector("p").textContent = alert.text;
    if (!box.open) box.showModal();
  }

  /** Follow a link to the bot as this person; false when it leads elsewhere. */
  openLink(address, userId) {
    const link = URL.canParse(address) ? new URL(address) : null;
    const ours = link && ["t.me", "telegram.me"].includes(link.hostname)
      && link.pathname.slice(1).toLowerCase() === this.bot.username.toLowerCase();
    if (!ours) return false;
    const pane = this.panes.find((candidate) => candidate.chats.has(userId));
    if (!pane) {
      this.toast("Người này không có khung trò chuyện riêng ở đây.");
      return true;
    }
    pane.show(userId);
    this.front(pane);
    const payload = link.searchParams.get("start");
    if (payload !== null) pane.say(`/start ${payload}`.trim());
    return true;
  }
}

const cast = await act("cast");
if (cast.panes) {
  new Stage(cast).listen();
} else {
  const empty = "Máy chủ đang chạy nhưng chưa có ai ở đây. Hãy chạy: make demo";
  document.getElementById("panes").append(make("p", "", empty));
}
