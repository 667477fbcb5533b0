/** The PostgreSQL that standalone brings along: initialised, started, opened to two logins, and stopped again. */
@NullMarked
package io.keyledger.standalone.postgres;

import org.jspecify.annotations.NullMarked;
