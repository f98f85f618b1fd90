// One column: its chats as tabs, the messages of the open one, and the line to write in.

import { drawn, make, wordsOf } from "./draw.js";
import { act, base64 } from "./wire.js";

const GENERAL = 0; // the part of a forum that is in no topic
const BIGGEST = 50 * 1024 * 1024;

export class Pane {
  constructor(spec, stage) {
    this.spec = spec;
    this.stage = stage;
    this.chats = new Map(spec.chats.map((chat) => [chat.chat, {
      ...chat, sender: chat.senders[0].id, messages: new Map(), topics: new Map(), topic: null,
      news: false, draft: "",
    }]));
    this.open = this.chats.get(spec.chats[0].chat);
    this.replying = null;
    this.editing = null;
    this.build();
  }

  build() {
    const copy = document.getElementById("pane").content.cloneNode(true);
    this.root = copy.querySelector(".pane");
    this.root.dataset.pane = this.spec.key;
    this.find = (selector) => this.root.querySelector(selector);
    const title = this.find("h2");
    title.textContent = `${this.spec.title} `;
    const english = make("small", "", this.spec.english);
    english.lang = "en";
    title.append(english);
    this.list = this.find(".messages");
    this.input = this.find("textarea");
    this.wire();
    this.show();
  }

  wire() {
    this.find(".composer").onsubmit = (event) => { event.preventDefault(); this.send(); };
    this.input.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
      if (event.key === "Escape") this.unhook();
    };
    this.input.oninput = () => this.stretch();
    this.find(".reply button").onclick = () => this.unhook();
    this.find(".start button").onclick = () => this.say("/start");
    this.find(".commands").onclick = () => this.commands();
    const picker = this.find("input[type=file]");
    this.find(".attach").onclick = () => picker.click();
    picker.onchange = () => this.sendFiles(picker);
    this.find("select").onchange = (event) => {
      this.open.sender = Number(event.target.value);
      this.draw();
    };
  }

  stretch() {
    this.input.style.height = "auto";
    const height = this.input.scrollHeight; // 0 while the column is not on the page yet
    if (height) this.input.style.height = `${height + 2}px`;
  }

  /** Open one chat of this column. */
  show(chatId = this.open.chat) {
    this.unhook();
    this.open.draft = this.input.value;
    this.open = this.chats.get(chatId);
    this.open.news = false;
    this.input.value = this.open.draft;
    const senders = this.open.senders.map((person) => new Option(person.name, person.id));
    this.find("select").replaceChildren(...senders);
    this.find("select").value = this.open.sender;
    this.find(".sender").hidden = this.open.senders.length < 2;
    this.draw();
  }

  /** Take news of a chat: new, edited and deleted messages, and answers to presses. */
  hear(chatId, transcript) {
    const chat = this.chats.get(chatId);
    const first = chat.messages.size === 0;
    for (const message of transcript.messages) this.keep(chat, message, !first);
    if (chat === this.open) this.draw();
    else chat.news = true;
    this.tabs();
    const senders = new Set(chat.senders.map((person) => person.id));
    if (!first) {
      transcript.alerts.filter((alert) => senders.has(alert.user_id))
        .forEach((alert) => this.stage.alert(alert));
    }
  }

  keep(chat, message, fresh) {
    const id = message.message_id;
    if (message.deleted) chat.messages.delete(id);
    else chat.messages.set(id, { ...message, fresh });
    const topic = message.message_thread_id;
    if (message.forum_topic_created) {
      chat.topics.set(id, { name: message.forum_topic_created.name, closed: false });
    } else if (message.deleted && chat.topics.delete(id) && chat.topic === id) {
      chat.topic = null;
    }
    const known = chat.topics.get(topic);
    if (known && message.forum_topic_edited) known.name = message.forum_topic_edited.name;
    if (known && message.forum_topic_closed) known.closed = true;
    if (known && message.forum_topic_reopened) known.closed = false;
  }

  // drawing

  draw() {
    const low = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    const shown = [...this.open.messages.values()]
      .filter((message) => this.inTopic(message))
      .sort((a, b) => a.message_id - b.message_id);
    this.list.replaceChildren(...shown.map((message) => this.item(message)));
    if (low || shown.at(-1)?.fresh) this.list.scrollTop = this.list.scrollHeight;
    for (const message of shown) message.fresh = false;
    this.topics();
    this.tabs();
    const strange = this.open.senders.length === 1 && this.open.messages.size === 0;
    this.find(".start").hidden = !strange;
    this.find(".composer").hidden = strange;
  }

  item(message) {
    const topic = this.open.topics.get(message.message_thread_id);
    const group = message.chat.type !== "private";
    const own = message.from.id === this.open.sender;
    const element = drawn(message, {
      own,
      showName: group || message.from.is_bot,
      topicName: this.open.topic === null && topic ? topic.name : "",
      deeds: this.deeds(),
    });
    if (message.fresh) element.classList.add("fresh");
    return element;
  }

  deeds() {
    return {
      say: (words) => this.say(words),
      open: (address) => this.stage.openLink(address, this.open.sender),
      reply: (message) => this.hook(message, "replying"),
      edit: (message) => this.hook(message, "editing"),
      press: (message, button, key) => this.press(message, button, key),
    };
  }

  inTopic(message) {
    if (this.open.topic === null) return true;
    const thread = message.is_topic_message ? message.message_thread_id : GENERAL;
    return thread === this.open.topic;
  }

  topics() {
    const row = this.find(".topics");
    row.hidden = this.open.topics.size === 0;
    const chip = (id, name, closed) => {
      const button = make("button", closed ? "chip closed" : "chip", closed ? `${name} ✓` : name);
      button.type = "button";
      button.setAttribute("aria-selected", String(this.open.topic === id));
      button.onclick = () => { this.open.topic = id; this.draw(); };
      return button;
    };
    row.replaceChildren(
      chip(null, "Tất cả"),
      chip(GENERAL, "Chung"),
      ...[...this.open.topics].map(([id, topic]) => chip(id, topic.name, topic.closed)),
    );
  }

  tabs() {
    const tabs = this.find(".tabs");
    tabs.hidden = this.chats.size < 2;
    tabs.replaceChildren(...[...this.chats.values()].map((chat) => {
      const tab = make("button", chat.news ? "chip news" : "chip", chat.name);
      tab.type = "button";
      tab.dataset.chat = chat.chat;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", String(chat === this.open));
      tab.onclick = () => this.show(chat.chat);
      return tab;
    }));
  }

  // writing

  hook(message, how) {
    this.unhook();
    this[how] = message;
    this.find(".reply").hidden = false;
    const what = how === "editing" ? "Sửa" : `Trả lời ${message.from.first_name}`;
    this.find(".reply span").textContent = `${what}: ${wordsOf(message)}`;
    if (how === "editing") this.input.value = wordsOf(message);
    this.stretch();
    this.list.querySelector(`[data-id="${message.message_id}"]`)
      ?.scrollIntoView({ block: "nearest" });
    this.input.focus();
  }

  unhook() {
    if (this.editing) this.input.value = "";
    this.replying = null;
    this.editing = null;
    this.find(".reply").hidden = true;
    this.find(".menu").hidden = true;
    this.stretch();
  }

  where() {
    const place = { chat: this.open.chat, user: this.open.sender };
    if (this.replying) place.reply_to = this.replying.message_id;
    if (this.open.topic) place.topic = this.open.topic;
    return place;
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const editing = this.editing;
    const given = editing
      ? { chat: this.open.chat, user: this.open.sender, message: editing.message_id, text }
      : { ...this.where(), text };
    if (await this.stage.tried(editing ? "edits" : "says", given)) {
      this.input.value = "";
      this.editing = null;
      this.unhook();
    }
  }

  async say(text) {
    await this.stage.tried("says", { ...this.where(), text });
    this.unhook();
  }

  async sendFiles(picker) {
    const caption = this.input.value.trim();
    const files = [...picker.files];
    picker.value = "";
    const album = files.length > 1 ? String(Date.now()) : "";
    for (const [index, file] of files.entries()) {
      if (file.size > BIGGEST) {
        this.stage.toast(`${file.name}: tệp quá lớn, tối đa 50 MB. · At most 50 MB.`);
        continue;
      }
      const photo = /^image\/(png|jpeg|webp|gif)$/.test(file.type);
      await this.stage.tried("file", {
        ...this.where(), album, name: file.name, data: await base64(file),
        kind: photo ? "photo" : "document", mime: file.type || "application/octet-stream",
        caption: index === 0 ? caption : "",
      });
    }
    if (files.length) this.input.value = "";
    this.unhook();
  }

  async press(message, button, key) {
    if (button.url) {
      if (!this.stage.openLink(button.url, this.open.sender)) {
        window.open(button.url, "_blank", "noreferrer,noopener");
      }
      return;
    }
    key.setAttribute("aria-busy", "true");
    await this.stage.tried("presses", {
      chat: this.open.chat, user: this.open.sender, message: message.message_id,
      data: button.callback_data,
    });
    setTimeout(() => key.removeAttribute("aria-busy"), 3000);
  }

  async commands() {
    const menu = this.find(".menu");
    if (!menu.hidden) { menu.hidden = true; return; }
    const known = await act("menu", { chat: this.open.chat, user: this.open.sender });
    const items = known.map(({ command, description }) => {
      const item = make("button", "", `/${command} `);
      item.type = "button";
      item.append(make("small", "", description));
      item.onclick = () => this.say(`/${command}`);
      return item;
    });
    const none = make("p", "", "Bot chưa đặt lệnh nào cho cuộc trò chuyện này.");
    menu.replaceChildren(...(items.length ? items : [none]));
    menu.hidden = false;
  }
}
