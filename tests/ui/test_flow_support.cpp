// The shared half of the flow tests (flow.hpp), and that a flow that misses is seen to miss.
#include <catch2/catch.hpp>

#include <sys/wait.h>

#include <cstdlib>
#include <sstream>

#include "support/places.hpp"
#include "ui/flow.hpp"

namespace merestone::test {
namespace {

std::string quoted(const std::filesystem::path& p) { return "'" + p.string() + "'"; }

std::string filled(std::string text, const std::map<std::string, std::string>& words) {
    for (const auto& [name, word] : words) {
        const std::string mark = "@" + name + "@";
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += word.size()) text.replace(at, mark.size(), word);
    }
    return text;
}

}  // namespace

std::string Flow::printed(const std::string& what, std::size_t n) const {
    const std::string head = what + " = ";
    for (const std::string& line : lines)
        if (line.starts_with(head) && n-- == 0) return line.substr(head.size());
    return "(never printed)";
}

Flow run_program(const std::string& arguments, const std::string& environment) {
    const TempFolder folder;
    // A home of its own: whatever a person has set up must not reach the tests, nor they it.
    const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY HOME=" + quoted(folder.path()) +
                                " XDG_CONFIG_HOME= XDG_STATE_HOME= " + environment + " \"" MERESTONE_PROGRAM "\" " + arguments + " >" +
                                quoted(folder / "out") + " 2>" + quoted(folder / "err") + " </dev/null";
    const int status = std::system(command.c_str());
    Flow flow;
    flow.exit_code = status < 0 ? -1 : WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    std::istringstream out(read_file(folder / "out"));
    for (std::string line; std::getline(out, line);) flow.lines.push_back(line);
    flow.said = read_file(folder / "err");
    return flow;
}

Flow run_flow(std::string_view script, const FlowOptions& options) {
    const TempFolder folder;
    const bool by_name = script.find('\n') == std::string_view::npos;
    const auto kept = source_folder() / "tests" / "ui" / "flows" / script;
    write_file(folder / "flow.txt", filled(by_name ? read_file(kept) : std::string(script), options.words));
    return run_program("open " + (options.plan.empty() ? std::string() : quoted(options.plan)) + " --script " +
                           quoted(folder / "flow.txt") + " " + options.arguments,
                       options.environment);
}

std::filesystem::path sample_plan() { return source_folder() / "geodata" / "leeds"; }

bool can_draw() {
    static const bool can = run_flow("print tool\n", {sample_plan(), "--size 64x64", "", {}}).exit_code != 6;
    return can;
}

}  // namespace merestone::test

using namespace merestone;

TEST_CASE("a flow that expects what is not so ends with 1 and says what is", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const auto flow =
        test::run_flow("wait\nprint plan\nexpect plan = another\nprint scenario\n", {test::sample_plan(), "--size 640x480", "", {}});
    CHECK(flow.exit_code == 1);
    CHECK(flow.printed("plan") == "leeds-illustrative");
    CHECK(flow.printed("scenario") == "(never printed)");
    CHECK(flow.said.find("line 3") != std::string::npos);
    CHECK(flow.said.find("leeds-illustrative") != std::string::npos);
    for (const char* missing : {"click no.such\n", "expect-widget no.such\n", "action no.such\n", "print no such thing\n",
                                "click-map 0 0\n", "hover-map 0 0\n"}) {
        CAPTURE(missing);
        CHECK(test::run_flow(std::string("wait\n") + missing, {test::sample_plan(), "--size 640x480", "", {}}).exit_code == 1);
    }
}
