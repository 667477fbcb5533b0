package io.keyledger.query;

import io.keyledger.eventstore.database.Schema;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Everything the answering side consists of, for whichever application runs it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = QuerySideConfiguration.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuerySide.class))
@EntityScan(basePackageClasses = QuerySideConfiguration.class)
@EnableJpaRepositories(basePackageClasses = QuerySideConfiguration.class)
public class QuerySideConfiguration {

    @Bean
    Schema querySchema() {
        return new Schema("query", "classpath:db/query");
    }
}
