// Messages as elements. Text of people only ever becomes text nodes, never markup.

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["blockquote", "pre"]);

/** The element an entity stands for; `deeds` says what links and commands do. */
function wrapper(entity, words, deeds) {
  if (entity.type in TAGS) return make(TAGS[entity.type]);
  if (entity.type === "spoiler") {
    const spoiler = make("span", "spoiler");
    spoiler.tabIndex = 0;
    return spoiler;
  }
  if (entity.type === "bot_command") {
    const command = make("button", "command");
    command.type = "button";
    command.onclick = () => deeds.say(words);
    return command;
  }
  const address = entity.type === "text_link" ? entity.url : entity.type === "url" ? words : "";
  if (!/^https?:\/\//i.test(address)) return make("span");
  const link = make("a");
  link.href = address;
  link.rel = "noreferrer noopener";
  link.target = "_blank";
  link.onclick = (event) => { if (deeds.open(address)) event.preventDefault(); };
  return link;
}

/** Text with its entities. Offsets count UTF-16 units, as JavaScript does. */
export function formatted(text, entities, deeds) {
  const root = make("div", "text");
  const ordered = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(root, text, 0, text.length, ordered, deeds);
  return root;
}

function fill(parent, text, start, end, entities, deeds) {
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || entity.offset >= end) continue;
    parent.append(text.slice(at, entity.offset));
    const element = wrapper(entity, text.slice(entity.offset, stop), deeds);
    const inner = entities.slice(i + 1).filter((e) => e.offset < stop);
    fill(element, text, entity.offset, stop, inner, deeds);
    parent.append(element);
    // A block ends its line by itself: the line break after it would show as an empty line.
    at = BLOCKS.has(element.localName) && text[stop] === "\n" ? stop + 1 : stop;
  }
  parent.append(text.slice(at, end));
}

const clock = new Intl.DateTimeFormat("vi-VN", {
  hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
});

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const unit = bytes < 1024 ** 2 ? "KB" : "MB";
  return `${(bytes / (unit === "KB" ? 1024 : 1024 ** 2)).toFixed(1)} ${unit}`;
}

function attachment(message) {
  if (message.photo) {
    const photo = make("img", "photo");
    photo.src = `/control/file/${message.photo.at(-1).file_id}`;
    photo.alt = "Ảnh đã gửi";
    return photo;
  }
  const file = message.document ?? message.voice;
  if (!file) return null;
  const name = file.file_name ?? "Tin nhắn thoại";
  const link = make("a", "file", `📄 ${name} · ${size(file.file_size)}`);
  link.href = `/control/file/${file.file_id}`;
  link.download = file.file_name ?? "voice.ogg";
  return link;
}

/** What a message without words shows. */
function other(message) {
  if (message.sticker) return `${message.sticker.emoji ?? "🙂"} (nhãn dán)`;
  if (message.contact) return `👤 ${message.contact.first_name} ${message.contact.phone_number}`;
  if (message.location) return `📍 ${message.location.latitude}, ${message.location.longitude}`;
  return "";
}

const names = (people) => people.map((person) => person.first_name).join(", ");

/** The line of a service message; "" for a message of a person or the bot. */
export function service(message) {
  if (message.forum_topic_created) return `Chủ đề mới: ${message.forum_topic_created.name}`;
  if (message.forum_topic_edited) return `Chủ đề đổi tên: ${message.forum_topic_edited.name ?? ""}`;
  if (message.forum_topic_closed) return "Chủ đề đã đóng";
  if (message.forum_topic_reopened) return "Chủ đề mở lại";
  if (message.new_chat_members) return `${names(message.new_chat_members)} vào nhóm`;
  if (message.left_chat_member) return `${names([message.left_chat_member])} rời nhóm`;
  if (message.migrate_to_chat_id) return "Nhóm đã được nâng cấp";
  if (message.migrate_from_chat_id) return "Nhóm này được nâng cấp từ một nhóm cũ";
  return "";
}

export const wordsOf = (message) => message.text ?? message.caption ?? (other(message) || "(tệp)");

function bubble(message, view) {
  const box = make("div", "bubble");
  if (view.showName) {
    const name = make("div", "name", message.from.first_name);
    if (view.topicName) name.append(make("span", "topic-name", ` · ${view.topicName}`));
    box.append(name);
  }
  if (message.forward_origin) {
    const who = message.forward_origin.sender_user?.first_name ?? "";
    box.append(make("div", "quoted", `Chuyển tiếp từ ${who}`));
  }
  const replied = message.reply_to_message;
  if (replied && !replied.forum_topic_created) {
    box.append(make("div", "quoted", `${replied.from.first_name}: ${wordsOf(replied)}`));
  }
  const file = attachment(message);
  if (file) box.append(file);
  const text = message.text ?? message.caption ?? other(message);
  if (text) box.append(formatted(text, message.entities ?? message.caption_entities, view.deeds));
  box.append(marks(message, view));
  return box;
}

function marks(message, view) {
  const line = make("div", "marks");
  if (message.has_protected_content) {
    const mark = make("span", "protected", "🔒 Không chuyển tiếp được");
    mark.title = "Protected content: cannot be forwarded or saved";
    line.append(mark);
  }
  for (const emoji of message.reactions ?? []) line.append(make("span", "", emoji));
  const reply = make("button", "answer", "Trả lời");
  reply.type = "button";
  reply.title = "Reply";
  reply.onclick = () => view.deeds.reply(message);
  line.append(reply);
  if (view.own && (message.text || message.caption)) {
    const edit = make("button", "edit", "Sửa");
    edit.type = "button";
    edit.title = "Edit";
    edit.onclick = () => view.deeds.edit(message);
    line.append(edit);
  }
  const at = clock.format(new Date(message.date * 1000));
  line.append(make("span", "", message.edit_date ? `đã sửa · ${at}` : at));
  return line;
}

function keys(message, view) {
  const board = make("div", "keys");
  for (const row of message.reply_markup?.inline_keyboard ?? []) {
    const line = make("div");
    for (const button of row) {
      const key = make("button", button.url ? "link" : "", button.text);
      key.type = "button";
      key.onclick = () => view.deeds.press(message, button, key);
      line.append(key);
    }
    board.append(line);
  }
  return board;
}

/** One message as a list item; `view` says who looks: own, showName, topicName, deeds. */
export function drawn(message, view) {
  const line = service(message);
  const item = make("li", line ? "message service" : "message", line);
  item.dataset.id = message.message_id;
  if (line) return item;
  if (!message.from.is_bot) item.classList.add("person");
  if (view.own) item.classList.add("own");
  item.append(bubble(message, view));
  if (message.reply_markup?.inline_keyboard) item.append(keys(message, view));
  return item;
}
