package io.keyledger.http;

import io.keyledger.tracing.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Gives a web application with this module on its class path the manners of Keyledger's HTTP. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
class HttpApiAutoConfiguration {

    @Bean
    Drain drain(HttpProperties http) {
        return new Drain(http.drain());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
        return new ServerProblems();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lateContinue() {
        return new LateContinue();
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return new StrictJson();
    }

    @Bean
    FilterRegistrationBean<CorrelationIdFilter> correlationIdFilter() {
        return ordered(new FilterRegistrationBean<>(new CorrelationIdFilter()), 0);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(ObjectProvider<Traces> traces) {
        return ordered(new FilterRegistrationBean<>(new TraceFilter(traces.getIfAvailable(Traces::none))), 1);
    }

    @Bean
    FilterRegistrationBean<AnswerHeadersFilter> answerHeadersFilter() {
        return ordered(new FilterRegistrationBean<>(new AnswerHeadersFilter()), 2);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(HttpProperties http) {
        return ordered(
                new FilterRegistrationBean<>(new BodyLimitFilter(http.maxBody().toBytes())), 3);
    }

    private static <F extends FilterRegistrationBean<?>> F ordered(F filter, int place) {
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return filter;
    }
}
