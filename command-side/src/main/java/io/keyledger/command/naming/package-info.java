/** What people write: names, of which no two living keys of an organization share one, and comments. */
@NullMarked
package io.keyledger.command.naming;

import org.jspecify.annotations.NullMarked;
