/** The protocol of the leases as a machine of few states, and a search through all of them. */
@NullMarked
package io.keyledger.enforcement.model;

import org.jspecify.annotations.NullMarked;
