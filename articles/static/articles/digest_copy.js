/* One click copies the digest as an editor of an account takes it. The old way works without https, as in an office. */

const button = document.getElementById("copy");
const fragment = document.getElementById("fragment").value;
const plain = document.getElementById("plain").value;

button.hidden = false;
button.addEventListener("click", () => {
    const copy = (event) => {
        event.clipboardData.setData("text/html", fragment);
        event.clipboardData.setData("text/plain", plain);
        event.preventDefault();
    };
    document.addEventListener("copy", copy, { once: true });
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", copy);
    document.getElementById("copied").textContent = isDone ? button.dataset.done : "";
});
