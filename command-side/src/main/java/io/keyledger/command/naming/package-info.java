/** Names: what one may look like, and that no two living keys of an organization share one. */
@NullMarked
package io.keyledger.command.naming;

import org.jspecify.annotations.NullMarked;
