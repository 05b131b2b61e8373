// `merestone map --paper`: what is searched for in a PDF, its fonts, its bytes, and what is refused.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "support/places.hpp"

using namespace merestone;

namespace {

struct Ran {
    int exit_code = -1;
    std::string out;   // of standard output
    std::string said;  // on standard error
};

Ran shell(const std::string& command) {
    const test::TempFolder folder;
    const std::string out = (folder / "out.txt").string();
    const std::string said = (folder / "said.txt").string();
    const int status = std::system((command + " >\"" + out + "\" 2>\"" + said + "\" </dev/null").c_str());
    return {status < 0 ? -1 : (status >> 8) & 0xff, test::read_file(out), test::read_file(said)};
}

Ran map_of_sample(const std::filesystem::path& out, const std::string& more, const std::string& environment = {}) {
    return shell(environment + " \"" MERESTONE_PROGRAM "\" map \"" + (test::source_folder() / "geodata" / "leeds").string() +
                 "\" --effort 0.05 --out \"" + out.string() + "\" " + more);
}

}  // namespace

TEST_CASE("a PDF page's text can be searched, every font is in it, and its size is the paper's", "[slow]") {
    const test::TempFolder folder;
    const auto pdf = folder / "map.pdf";
    REQUIRE(map_of_sample(pdf, "--paper A4 --portrait --title 'Where we plan' --scale 1:200,000").exit_code == 0);
    // poppler-utils is among what tools/setup installs: where it is missing this fails, it does not pass.
    const Ran text = shell("pdftotext -layout \"" + pdf.string() + "\" -");
    REQUIRE(text.exit_code == 0);
    for (const char* words :
         {"Where we plan", "1:200,000 at A4", "grid north", "Localities", "Sources:", "As at", "British National Grid"}) {
        CAPTURE(words);
        CHECK(text.out.find(words) != std::string::npos);
    }
    const Ran fonts = shell("pdffonts \"" + pdf.string() + "\"");
    REQUIRE(fonts.exit_code == 0);
    std::size_t named = 0;
    std::size_t line = fonts.out.find("\n-");  // the rule under the heading
    REQUIRE(line != std::string::npos);
    line = fonts.out.find('\n', line + 1);
    while (line != std::string::npos && line + 1 < fonts.out.size()) {
        const std::size_t end = fonts.out.find('\n', line + 1);
        const std::string row = fonts.out.substr(line + 1, end - line - 1);
        CAPTURE(row);
        CHECK(row.find(" yes yes yes ") != std::string::npos);  // embedded, a subset, with a way back to Unicode
        ++named;
        line = end;
    }
    CHECK(named >= 2);
    const Ran about = shell("pdfinfo \"" + pdf.string() + "\"");
    CHECK(about.out.find("Where we plan") != std::string::npos);
    CHECK(about.out.find("(A4)") != std::string::npos);
}

TEST_CASE("the same page is the same bytes twice, elsewhere and at another hour", "[slow]") {
    const test::TempFolder folder;
    for (const char* extension : {"pdf", "svg", "png"}) {
        CAPTURE(extension);
        const auto first = folder.path() / (std::string("first.") + extension);
        const auto second = folder.path() / (std::string("second.") + extension);
        const std::string page = "--paper A4 --greyscale --dpi 96";
        REQUIRE(map_of_sample(first, page, "TZ=Pacific/Auckland LC_ALL=C").exit_code == 0);
        REQUIRE(map_of_sample(second, page, "TZ=America/Lima LC_ALL=de_DE.UTF-8").exit_code == 0);
        const bool same = test::read_file(first) == test::read_file(second);
        CHECK(same);
    }
}

TEST_CASE("what cannot be printed is told, with 2 or 3, and writes nothing", "[slow]") {
    const test::TempFolder folder;
    struct Bad {
        const char* name;
        const char* more;
        int exit_code;
        const char* words;
    };
    for (const Bad& bad :
         {Bad{"m.pdf", "--paper Letter", 2, "A4 or A3"}, Bad{"m.docx", "--paper A4", 2, ".pdf"},
          Bad{"m.pdf", "--paper A4 --scale 1:x", 2, "scale"}, Bad{"m.pdf", "--paper A4 --scale 1:100", 3, "fits at 1:"},
          Bad{"m.pdf", "--paper A4 --scale 1:100000000", 3, "fits at 1:"}, Bad{"m.pdf", "--scale 1:50000", 2, "--paper"},
          Bad{"m.pdf", "--paper A4 --size 800x600", 2, "--size"}, Bad{"m.pdf", "--paper A4 --inset perhaps", 2, "--inset"},
          Bad{"m.pdf", "--paper A4 --portrait --landscape", 2, "--landscape"}, Bad{"m.pdf", "--paper A4 --colour wealth", 2, "residents"},
          Bad{"m.pdf", "--paper A4 --centre here --scale 1:50000", 2, "easting"}}) {
        const Ran ran = map_of_sample(folder / bad.name, bad.more);
        CAPTURE(bad.more, ran.said, ran.out);
        CHECK(ran.exit_code == bad.exit_code);
        CHECK((ran.said + ran.out).find(bad.words) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / bad.name));
    }
    const Ran nowhere = map_of_sample(folder / "no_folder" / "m.pdf", "--paper A4");
    CAPTURE(nowhere.said, nowhere.out);
    CHECK(nowhere.exit_code == 3);
}
