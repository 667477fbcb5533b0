package io.keyledger.command;

import io.keyledger.enforcement.EnforcementConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Everything that decides, for whichever application it runs in. */
@Configuration
@Import(EnforcementConfiguration.class)
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSide.class))
public class CommandSideConfiguration {}
