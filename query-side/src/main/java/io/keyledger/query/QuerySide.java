package io.keyledger.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The answering side running alone. */
@SpringBootApplication(proxyBeanMethods = false)
public class QuerySide {

    public static void main(String[] arguments) {
        SpringApplication.run(QuerySide.class, arguments);
    }
}
