/** MariaDB: the embedded one, the way to any, and the schema in it. */
package org.bandeja.launcher.database;
