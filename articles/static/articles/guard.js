/* A form of the desk is not left with changes without a word. */

import { keepDraft } from "./drafts.js";

const form = document.querySelector("body.change-form form[id$=_form]:not([data-draft])");

if (form) {
    keepDraft(form);
}
