// What a page can do with a script; everything here has a plain equivalent without one.
import { switchTheme } from "./site/theme.js";
import { keepPassage } from "./site/editions.js";
import { passageMenus } from "./site/passages.js";

switchTheme(document.querySelector("button.theme"));
keepPassage(document.querySelectorAll(".editions a"));
passageMenus(document.querySelector("#passage-menu"));
