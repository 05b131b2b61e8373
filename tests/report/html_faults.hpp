// What is wrong with a page of HTML, seen by a plain reader of tags.
#pragma once

#include <string>
#include <vector>

namespace merestone::test {

// Every element that is opened is closed in order, but for those that HTML leaves open. Attributes are quoted, "<" stands only in tags.
inline std::string first_fault(const std::string& html) {
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
        bool quoted = false;
        std::size_t end = at + 1;
        for (; end < html.size() && (quoted || html[end] != '>'); ++end)
            if (html[end] == '"') quoted = !quoted;
        const std::string tag = html.substr(at + 1, end - at - 1);
        at = end;
        const bool closing = tag.starts_with('/');
        const std::string name = tag.substr(closing ? 1 : 0, tag.find_first_of(" \n", 1) - (closing ? 1 : 0));
        if (name.empty() || name.find_first_of("<&'\"") != std::string::npos) return "odd tag <" + tag + ">";
        if (name == "!DOCTYPE" || name == "meta" || name == "img" || tag.ends_with('/')) continue;
        if (!closing) {
            open.push_back(name);
        } else {
            if (open.empty() || open.back() != name) return "</" + name + "> after <" + (open.empty() ? "nothing" : open.back()) + ">";
            open.pop_back();
        }
    }
    return open.empty() ? "" : "never closed: " + open.back();
}

// Without the pictures' bytes, so that patterns look at words only.
inline std::string without_pictures(std::string html) {
    for (std::size_t at = html.find("base64,"); at != std::string::npos; at = html.find("base64,", at))
        html.erase(at, html.find('"', at) - at);
    return html;
}

}  // namespace merestone::test
