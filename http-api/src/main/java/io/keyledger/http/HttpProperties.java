package io.keyledger.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody the largest request body taken, in bytes
 */
@ConfigurationProperties("keyledger.http")
record HttpProperties(@DefaultValue("64KB") DataSize maxBody) {}
