# The image of each application; APPLICATION is the jar that ./mvnw package has built (see docker-compose.yml).
FROM eclipse-temurin:25.0.3_9-jre AS layers
ARG APPLICATION
WORKDIR /build
COPY ${APPLICATION} keyledger.jar
RUN java -Djarmode=tools -jar keyledger.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.3_9-jre
# The number is the user's in compose too: volumes and a keyring belong to it. Volumes take the directories' owner over.
RUN groupadd --system --gid 10001 keyledger \
    && useradd --system --uid 10001 --gid keyledger --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin keyledger \
    && install --directory --mode=700 --owner=keyledger --group=keyledger /var/lib/keyledger/data /var/lib/keyledger/keys
WORKDIR /opt/keyledger
# With modes of their own, since those of a checkout are whatever its maker's umask left.
COPY --chmod=755 docker/application/first-start.sh docker/application/ready.sh /usr/local/bin/
# From what changes seldom to what changes often.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001:10001
# An address other than loopback, since the container's network is the boundary here. Nothing is written but to volumes and /tmp.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=5 CMD ["bash", "/usr/local/bin/ready.sh"]
ENTRYPOINT ["java", "-jar", "/opt/keyledger/keyledger.jar"]
