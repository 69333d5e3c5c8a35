// The button that prints the clippings: the browser does the rest, by the sheet's rules for print.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
