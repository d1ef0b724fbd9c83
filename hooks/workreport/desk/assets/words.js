// What the desk says, in the languages of editors.
/** @typedef {keyof typeof WORDS.en} Key */

export const WORDS = {
  en: {
    desk: "Translator’s desk",
    edit: "Edit",
    filter: "Show",
    language: "Language of the desk",
    previous: "Previous",
    next: "Next",
    matching: "{n} of {all}",
    loading: "Reading the sentences …",
    none: "No such sentence on this page.",
    elsewhere: "Go on with page {page} ({n})",
    open: "Edit {id}, {state}",
    failing: "{state}, fails a check",
    text: "Translation",
    origin: "Draft from: ",
    problems: "Checks",
    clean: "No check fails.",
    empty: "Not translated yet.",
    drafts: "Drafts from memory",
    nodrafts: "Memory has nothing like it.",
    use: "Use draft {n}",
    doubts: "Doubtful: ",
    difference: "The Chinese, with what differs from {origin} ({likeness}%): ",
    figures: "Figures",
    chinese: "Chinese",
    right: "Right in English",
    inTranslation: "In the translation",
    agrees: "agrees",
    differs: "differs",
    missing: "missing",
    terms: "Terms",
    used: "used",
    unused: "not used",
    reason: "Why {term} is rendered otherwise",
    note: "Translator’s note, shown to readers",
    check: "Why the figures are right although a check fails",
    compared: "I have compared this with the Chinese, word by word",
    save: "Save",
    saveNext: "Save, next unread",
    close: "Close",
    keys: "Ctrl+Enter saves and goes on, Ctrl+S saves, Alt+1 to 4 takes a draft, Esc closes.",
    saved: "Saved {id}.",
    refused: "Not saved: a sentence that fails a check cannot be marked as reviewed.",
    conflict: "This sentence was changed in its file meanwhile. Nothing was written; both are here.",
    theirs: "In the file now: ",
    takeTheirs: "Take the one in the file",
    keepMine: "Keep mine",
    failed: "It could not be saved: {reason}",
    done: "No unread sentence is left in this report.",
    all: "All sentences",
    unread: "Unread",
    wrong: "Failing a check",
    initial: "not translated",
    draft: "draft",
    stale: "out of date",
    translated: "translated",
    reviewed: "reviewed",
    final: "final",
  },
  zh: {
    desk: "译者工作台",
    edit: "编辑",
    filter: "显示",
    language: "工作台语言",
    previous: "上一句",
    next: "下一句",
    matching: "{n}/{all} 句",
    loading: "正在读取各句……",
    none: "本页没有这样的句子。",
    elsewhere: "转到 {page} 页（{n} 句）",
    open: "编辑 {id}，{state}",
    failing: "{state}，核对未通过",
    text: "译文",
    origin: "草稿来源：",
    problems: "核对结果",
    clean: "各项核对均已通过。",
    empty: "尚未翻译。",
    drafts: "翻译记忆中的草稿",
    nodrafts: "翻译记忆中没有相近的句子。",
    use: "采用草稿 {n}",
    doubts: "存疑：",
    difference: "原文（标出与 {origin} 的不同之处，相似度 {likeness}%）：",
    figures: "数字",
    chinese: "原文",
    right: "应译作",
    inTranslation: "译文写作",
    agrees: "一致",
    differs: "不一致",
    missing: "缺",
    terms: "术语",
    used: "已用",
    unused: "未用",
    reason: "“{term}”另译的理由",
    note: "译注（读者可见）",
    check: "核对未通过而数字无误的理由",
    compared: "我已逐字对照原文审校",
    save: "保存",
    saveNext: "保存并转到下一句待读",
    close: "关闭",
    keys: "Ctrl+Enter 保存并转到下一句，Ctrl+S 保存，Alt+1 至 4 采用草稿，Esc 关闭。",
    saved: "{id} 已保存。",
    refused: "未保存：核对未通过的句子不能标为已审校。",
    conflict: "这句话在文件中已有改动。没有写入任何内容，两种文本都在这里。",
    theirs: "文件中现有的译文：",
    takeTheirs: "采用文件中的译文",
    keepMine: "保留我的译文",
    failed: "未能保存：{reason}",
    done: "本报告已没有待读的句子。",
    all: "全部句子",
    unread: "待读",
    wrong: "核对未通过",
    initial: "未译",
    draft: "草稿",
    stale: "待更新",
    translated: "未审校",
    reviewed: "已审校",
    final: "定稿",
  },
};

export const LANGUAGES = { en: "English", zh: "中文" };

/** The language of the desk: what was chosen last, else that of the page. */
export function chosen() {
  const kept = localStorage.getItem("desk-language");
  if (kept === "en" || kept === "zh") return kept;
  return document.documentElement.lang.startsWith("zh") ? "zh" : "en";
}

/**
 * The words for a key, with {places} filled.
 * @param {Key} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  return filled(WORDS[chosen()][key], values);
}

/**
 * Words with the values of their {places}.
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (_place, name) => String(values[name]));
}
