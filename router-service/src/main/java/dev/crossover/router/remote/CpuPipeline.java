package dev.crossover.router.remote;

import java.util.List;

import dev.crossover.common.account.Account;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The CPU pipeline, for requests that someone waits for. */
public final class CpuPipeline {

	private final RestClient client;

	CpuPipeline(RestClient client) {
		this.client = client;
	}

	/**
	 * Classifies documents in the fast lane.
	 * @param account whose they are
	 * @param id the classification's id
	 * @param models the models
	 * @param documents staged documents as NDJSON
	 * @return result lines as NDJSON, in the same order
	 */
	public byte[] classify(Account account, String id, List<String> models, byte[] documents) {
		return Exchange.bytes(this.client.post()
			.uri("/internal/invocations?lane=fast&models={models}", String.join(",", models))
			.header(Account.HEADER, account.toHeader())
			.header("Crossover-Classification", id)
			.contentType(MediaType.APPLICATION_NDJSON)
			.accept(MediaType.APPLICATION_NDJSON)
			.body(documents));
	}

}
