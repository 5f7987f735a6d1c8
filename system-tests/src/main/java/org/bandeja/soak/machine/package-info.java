/** A machine of IT's own, as far as an installation sees it: its shell, a WildFly as it comes, a MariaDB, the handbook. */
package org.bandeja.soak.machine;
