/** Moving up from PostgreSQL to Axon Server. */
@NullMarked
package io.keyledger.standalone.migration;

import org.jspecify.annotations.NullMarked;
