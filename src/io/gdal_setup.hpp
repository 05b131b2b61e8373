// GDAL made safe and quiet: only local vector drivers, no network, no sidecar files written while reading, nothing printed.
#pragma once

#include <string>
#include <vector>

namespace merestone::io {

// Registers the drivers and sets GDAL's options, once for the process; cheap and thread-safe afterwards. Every function that
// touches GDAL calls it first.
void prepare_gdal();

// Collects what GDAL says in this thread for as long as it lives (at most 20 messages; GDAL repeats itself on broken files).
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;
    // Failures only; warnings are GDAL's own worries, such as a file name's extension.
    [[nodiscard]] const std::vector<std::string>& failures() const noexcept { return failures_; }

private:
    friend void take_gdal_message(GdalMessages& messages, bool failure, const char* text);
    std::vector<std::string> failures_;
};

// A GDAL option for this thread and for as long as this lives.
class GdalOption {
public:
    GdalOption(const char* key, const char* value);
    ~GdalOption();
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;

private:
    const char* key_;
};

}  // namespace merestone::io
