/** The organizations of the installation as they are now: name, rotation policy, whether closed. */
@NullMarked
package io.keyledger.query.organization;

import org.jspecify.annotations.NullMarked;
