/* Typing into the current cell, until it is taken or dropped. */
import {change} from "./acts.js";
import {isList} from "./cells.js";
import {current, editor, goTo, here} from "./cursor.js";
import {namesIn, rejected, typedNames, written} from "./names.js";
import {chosenText, hideOptions, showOptions} from "./options.js";
import {choices, words} from "./page.js";
import {refusal, tell} from "./telling.js";
import {namesLike} from "./vocabulary.js";

export let isEditing = false;
let isAdding = false; // what is typed into a cell of tags or places comes to those that are there
let asked = 0;

/* Whatever is typed and not taken is dropped. */
export function go(r, c, options) {
    isEditing = false;
    editor.classList.remove("edit");
    editor.value = "";
    hideOptions();
    goTo(r, c, options);
}

/* `text` stands in the editor then; without it what was typed already begins it. */
export function edit(text) {
    const cell = current();
    if (cell.isReadOnly) {
        editor.value = "";
        tell("", [refusal(cell, words.readOnly)]);
        return;
    }
    isEditing = true;
    isAdding = isList(cell) && text === undefined;
    editor.classList.add("edit");
    if (text !== undefined) {
        editor.value = text;
    }
    offer();
}

/* False where the cell cannot say what was typed: then it is typed on. */
export async function take() {
    const cell = current();
    const text = isList(cell) ? namesTyped(cell) : chosenText() ?? editor.value;
    isEditing = false;
    const isTaken = await change([[cell, text]], words.edited);
    if (!isTaken) {
        edit(text);
    }
    return isTaken;
}

function namesTyped(cell) {
    const {finished, word, isWordRejected} = typedNames(editor.value);
    const last = chosenText() ?? word;
    const names = last ? [...finished, isWordRejected ? rejected(last) : last] : finished;
    return written([...(isAdding ? namesIn(cell.text) : []), ...names]);
}

/* What the cell may say: its choices, or names of the vocabulary, those that are suggested first */
export async function offer() {
    const cell = current();
    asked += 1;
    const mine = asked;
    const word = isList(cell) ? typedNames(editor.value).word : editor.value.trim();
    let found = cell.column in choices ? choices[cell.column].filter((text) => text.includes(word)) : [];
    if (isList(cell)) {
        const suggested = cell.suggestions.map(([name]) => name).filter((name) => name.includes(word));
        found = [...new Set([...suggested, ...(word ? await namesLike(cell.column, word) : [])])];
    }
    if (mine === asked && isEditing) {
        showOptions(cell, found, {isFirstChosen: Boolean(word), onTaken: takeAndStay});
    }
}

async function takeAndStay() {
    if (await take()) {
        go(here.r, here.c);
    }
}
