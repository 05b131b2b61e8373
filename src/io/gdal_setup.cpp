#include "io/gdal_setup.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <mutex>

namespace merestone::io {

void prepare_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Drivers that would open a connection or run what a file says are never registered.
        CPLSetConfigOption("GDAL_SKIP", "WMS WCS WMTS WFS OAPIF CSW PLScenes NGW EEDA EEDAI HTTP AmigoCloud Carto Elastic GMLAS VRT OGR_VRT MSSQLSpatial MySQL PostgreSQL ODBC OCI DB2ODBC CouchDB");
        CPLSetConfigOption("OGR_SKIP", "WFS,OAPIF,CSW,PLScenes,NGW,AmigoCloud,Carto,Elastic,GMLAS,OGR_VRT,MSSQLSpatial,MySQL,PostgreSQL,ODBC,OCI,DB2ODBC,CouchDB");
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
        CPLSetConfigOption("CPL_CURL_ENABLED", "NO");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", "");
        CPLSetConfigOption("PROJ_NETWORK", "OFF");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");  // no .aux.xml beside what is read
        CPLSetErrorHandler(CPLQuietErrorHandler);
        GDALAllRegister();
    });
}

}  // namespace merestone::io
