package io.keyledger.query.validation;

import io.keyledger.query.validation.VerdictExchange.Limits;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Opens the verdict port where one is wanted. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("keyledger.verdict.port")
@EnableConfigurationProperties(VerdictPortProperties.class)
class VerdictPortConfiguration {

    @Bean
    VerdictPort verdictPort(
            VerdictPortProperties properties,
            Judges judges,
            IndexKeeper keeper,
            ValidationProperties validation,
            JsonMapper json,
            VerdictCounts counts) {
        return new VerdictPort(
                properties,
                Objects.requireNonNull(properties.port()),
                validation.maxWait(),
                () -> new VerdictExchange(
                        judges.employ(),
                        keeper,
                        new Limits(validation.maxWait(), properties.idle()),
                        json,
                        counts.of(VerdictCounts.Port.VERDICT)));
    }
}
