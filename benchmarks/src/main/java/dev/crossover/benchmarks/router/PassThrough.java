package dev.crossover.benchmarks.router;

import java.net.URI;

import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * What anyone writes in ten minutes: takes a body, passes it on, gives the answer back.
 */
@SpringBootApplication
@RestController
public class PassThrough {

	private static final int CONNECTIONS = 512;

	private final RestClient client;

	PassThrough(@Value("${target}") URI target) {
		this.client = RestClient.builder()
			.requestFactory(new HttpComponentsClientHttpRequestFactory(
					HttpClients.custom().setConnectionManager(connections()).build()))
			.baseUrl(target)
			.build();
	}

	// Of its own accord the client would open five.
	private static PoolingHttpClientConnectionManager connections() {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setMaxConnTotal(CONNECTIONS)
			.setMaxConnPerRoute(CONNECTIONS)
			.build();
	}

	/**
	 * Starts it.
	 * @param arguments properties as {@code --name=value}
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(PassThrough.class, arguments);
	}

	@PostMapping({ "/v1/classifications", "/internal/invocations" })
	byte[] pass(@RequestBody byte[] body) {
		byte[] answer = this.client.post()
			.uri("/internal/invocations?lane=fast&models=sentiment")
			.contentType(MediaType.APPLICATION_NDJSON)
			.body(body)
			.retrieve()
			.body(byte[].class);
		return (answer != null) ? answer : new byte[0];
	}

	@GetMapping("/ready")
	String ready() {
		return "yes";
	}

}
