/** The very first start: who owns the installation, and the credentials that are shown once. */
@NullMarked
package io.keyledger.standalone.firststart;

import org.jspecify.annotations.NullMarked;
