package dev.crossover.router.remote;

import java.net.URI;
import java.time.Duration;

import dev.crossover.common.http.RequestId;
import dev.crossover.common.trace.Trail;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Connections to the other services. Bytes go through as they are: nothing is
 * decompressed, repeated or redirected on the way.
 */
@Configuration(proxyBeanMethods = false)
class Connections {

	private static final int MOST = 512;

	private static final Timeout CONNECT = Timeout.ofSeconds(2);

	// Less than the minute after which the other side closes an idle connection.
	private static final TimeValue IDLE = TimeValue.ofSeconds(30);

	private static final TimeValue TRUSTED = TimeValue.ofSeconds(1);

	@Bean
	CloseableHttpClient serviceHttpClient() {
		return HttpClients.custom()
			.setConnectionManager(pool())
			.evictIdleConnections(IDLE)
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableCookieManagement()
			.disableRedirectHandling()
			.disableAuthCaching()
			.build();
	}

	// A service that refuses an upload answers while it is still being sent; only a
	// monitored connection hears that.
	private static PoolingHttpClientConnectionManager pool() {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
				.responseOutOfOrderStrategy(MonitoringResponseOutOfOrderStrategy.INSTANCE)
				.build())
			.setMaxConnTotal(MOST)
			.setMaxConnPerRoute(MOST)
			.setDefaultConnectionConfig(
					ConnectionConfig.custom().setConnectTimeout(CONNECT).setValidateAfterInactivity(TRUSTED).build())
			.build();
	}

	@Bean
	CpuPipeline cpuPipeline(CloseableHttpClient http, Services services, ObservationRegistry observations) {
		return new CpuPipeline(client(http, services.cpuPipeline(), services.cpuTimeout(), observations));
	}

	@Bean
	GpuPipeline gpuPipeline(CloseableHttpClient http, Services services, ObservationRegistry observations,
			Trail trail) {
		return new GpuPipeline(http, services.gpuPipeline(), services.batchTimeout(),
				client(http, services.gpuPipeline(), services.gpuStateTimeout(), observations), trail);
	}

	@Bean
	Cancellations cancellations(CloseableHttpClient http, Services services, ObservationRegistry observations) {
		return new Cancellations(client(http, services.gpuPipeline(), services.readTimeout(), observations));
	}

	@Bean
	Results results(CloseableHttpClient http, Services services, ObservationRegistry observations) {
		return new Results(client(http, services.results(), services.readTimeout(), observations));
	}

	private static RestClient client(HttpClient http, URI service, Duration timeout, ObservationRegistry observations) {
		HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(http);
		requests.setReadTimeout(timeout);
		return RestClient.builder()
			.requestFactory(requests)
			.baseUrl(service)
			.observationRegistry(observations)
			.defaultRequest((request) -> RequestId.current().ifPresent((id) -> request.header(RequestId.HEADER, id)))
			.build();
	}

}
