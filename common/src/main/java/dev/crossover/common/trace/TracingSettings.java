package dev.crossover.common.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives services their {@link Trail}. */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TracingSettings {

	@Bean
	Trail trail(Tracer tracer, Propagator propagator) {
		return new Trail(tracer, propagator);
	}

}
