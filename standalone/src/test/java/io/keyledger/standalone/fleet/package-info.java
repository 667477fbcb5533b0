/** An installation of several processes, as on several machines: what holds for one has to hold for all of them. */
@NullMarked
package io.keyledger.standalone.fleet;

import org.jspecify.annotations.NullMarked;
