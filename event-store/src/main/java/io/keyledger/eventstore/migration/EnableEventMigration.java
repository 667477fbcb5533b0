package io.keyledger.eventstore.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Wires what a migration needs, and nothing of a running application: the {@link OldStore} of PostgreSQL and the {@link
 * EmptyStore} of Axon Server, as the same settings name them that an application has.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
public @interface EnableEventMigration {}
