#include "io/gdal_setup.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <mutex>

namespace merestone::io {

void prepare_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // No network, whatever a file asks for.
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
        CPLSetConfigOption("OGR_SQLITE_LIST_VIRTUAL_OGR", "NO");
        OSRSetPROJEnableNetwork(0);
        // Reading never writes beside what it reads, and leaves no trace of the machine or the day in what is written.
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        // Spreadsheets: every cell as text, and no guess which row is the header; that is ours to tell.
        for (const char* format : {"XLSX", "ODS", "XLS"}) {
            CPLSetConfigOption(CPLSPrintf("OGR_%s_HEADERS", format), "DISABLE");
            CPLSetConfigOption(CPLSPrintf("OGR_%s_FIELD_TYPES", format), "STRING");
        }
        CPLSetConfigOption("OGR_CSV_MAX_FIELD_COUNT", "5000");
        CPLSetErrorHandler(CPLQuietErrorHandler);
        GDALAllRegister();
    });
}

void take_gdal_message(GdalMessages& messages, bool failure, const char* text) {
    constexpr std::size_t kMost = 20;
    if (!failure || messages.failures_.size() >= kMost) return;
    // GDAL names the file by its path on this machine, which no output may hold: keep the last part of every path.
    std::string said;
    const std::string words(text == nullptr ? "" : text);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" '\"`", at), words.size());
        std::string word = words.substr(at, end - at);
        if (word.find('/') != std::string::npos) word.erase(0, word.find_last_of('/', word.size() - 2) + 1);
        said += word;
        if (end < words.size()) said += words[end];
        at = end + 1;
    }
    messages.failures_.push_back(std::move(said));
}

namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, const char* text) {
    auto* messages = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    take_gdal_message(*messages, severity >= CE_Failure, text);
}

}  // namespace

GdalMessages::GdalMessages() {
    prepare_gdal();
    CPLErrorReset();
    CPLPushErrorHandlerEx(collect, this);
}
GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }

GdalOption::GdalOption(const char* key, const char* value) : key_(key) { CPLSetThreadLocalConfigOption(key, value); }
GdalOption::~GdalOption() { CPLSetThreadLocalConfigOption(key_, nullptr); }

}  // namespace merestone::io
