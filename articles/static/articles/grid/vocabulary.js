/* Which names can stand in cells of tags and places: those that the page shows, and those that the server was asked for. */
import {bare, namesIn} from "./names.js";
import {postData, urls} from "./page.js";

const RELATIONS = {tags: ["tagging", "tag"], places: ["placing", "place"], contributors: ["contribution", "unit"]};

/* Of each name why it cannot stand there; empty where it can */
const known = {tags: new Map(), places: new Map(), contributors: new Map()};

export const isOfNames = (column) => column in RELATIONS;
export const remember = (column, names) => names.forEach((name) => known[column].set(bare(name), ""));
export const whyUnusable = (column, text) =>
    namesIn(text).map((name) => known[column].get(bare(name))).find(Boolean) ?? "";

/* Names that nobody has shown yet are asked of the server, those of a column at once */
export async function learn(column, texts) {
    const names = new Set(texts.flatMap(namesIn).map(bare));
    const asked = [...names].filter((name) => !known[column].has(name));
    if (asked.length) {
        const data = postData();
        data.set("column", column);
        asked.forEach((name) => data.append("name", name));
        const answer = await fetch(urls.known, {method: "POST", body: data});
        const wrong = answer.ok ? await answer.json() : {};
        asked.forEach((name) => known[column].set(name, wrong[name] ?? ""));
    }
}

export async function namesLike(column, word) {
    const [model, field] = RELATIONS[column];
    const query = new URLSearchParams({term: word, app_label: "articles", model_name: model, field_name: field});
    const answer = await fetch(`${urls.names}?${query}`);
    const names = answer.ok ? (await answer.json()).results.map((each) => each.text) : [];
    remember(column, names);
    return names;
}
