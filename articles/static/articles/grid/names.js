/* Names in a cell of tags or places. A minus before a name rejects what is suggested under it. */
const SEPARATORS = /[、,，;；\n]+/u;
const MINUS = /^[-−－]\s*/u;

export const isRejected = (name) => name.startsWith("-");
export const bare = (name) => name.replace(/^-/u, "");
export const rejected = (name) => `-${bare(name)}`;

/* What is being typed: the names before the last one, and the last one, which may be begun by no more than its minus. */
export function typedNames(text) {
    const parts = text.split(SEPARATORS);
    const last = parts.pop().trim();
    return {finished: namesIn(parts.join("、")), word: last.replace(MINUS, ""), isWordRejected: MINUS.test(last)};
}

export function namesIn(text) {
    const names = text.split(SEPARATORS).map((name) => name.trim().replace(MINUS, "-"));
    return names.filter(bare);
}

/* As the text of a cell: each name once, with the sign that it had last. */
export function written(names) {
    return [...new Map(names.map((name) => [bare(name), name])).values()].join("、");
}
