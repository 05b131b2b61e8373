// The actions behind the command line, and later behind menus and keys: one table, one function each.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "actions/study.hpp"
#include "analysis/what_if_form.hpp"
#include "base/progress.hpp"

namespace merestone::actions {

struct Request {
    std::filesystem::path plan;
    std::filesystem::path out;      // run, gaps: folder; export, report, map: file
    std::filesystem::path basemap;  // map: a picture file to lie below; empty: none
    std::string a;                  // compare: scenarios
    std::string b;
    std::string what = "localities";    // export: which table; catchments: subject kind
    std::string method = "registered";  // catchments
    double radius_m = 2000.0;
    double core_share = 0.8;
    std::filesystem::path passports;     // report: folder for a page a practice; empty: none
    std::vector<std::string> practices;  // of these alone; empty: all
    // whatif: the question as typed, its place by --at or --postcode
    analysis::WhatIfForm what_if;
    std::string at;
    std::string postcode;
    std::string register_by = "zone";
    int width_px = 1600;
    int height_px = 1131;   // A4 landscape
    struct MapPage {        // map: what a printed page is asked to be
        std::string paper;  // "A4"; empty: of width_px and height_px
        bool portrait = false;
        std::string title;  // empty: the plan's
        bool greyscale = false;
        bool inset = true;
        std::string scale = "fit";  // or "1:50000"
        std::string centre;         // "429500,433900", British National Grid; empty: the footprint's
        std::string column;         // zones shaded by it; empty: by locality
        double dpi = 0.0;           // of a PNG; 0: 300 on paper, 96 by pixels
    } page;
    StudyOptions options;
};

struct Outcome {
    int exit_code = 0;
    nlohmann::ordered_json json;
    std::string text;  // for people, on standard output
};

struct Action {
    const char* id;
    const char* title;
    Outcome (*run)(const Request&, const base::Progress&);
};

// In the order in which help lists them.
[[nodiscard]] std::span<const Action> actions();

}  // namespace merestone::actions
