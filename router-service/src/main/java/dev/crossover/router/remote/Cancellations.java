package dev.crossover.router.remote;

import dev.crossover.common.account.Account;

import org.springframework.web.client.RestClient;

/** Canceling of batches, by the GPU pipeline, which keeps them all. */
public final class Cancellations {

	private final RestClient client;

	Cancellations(RestClient client) {
		this.client = client;
	}

	/**
	 * Cancels a batch.
	 * @param account whose it must be
	 * @param id the batch's id
	 * @return the batch as JSON, as it is from then on
	 * @throws dev.crossover.common.problem.ProblemException when there is no answer or
	 * the answer is a problem
	 */
	public byte[] cancel(Account account, String id) {
		return Exchange
			.bytes(this.client.post().uri("/internal/accounts/{account}/batches/{id}/cancel", account.id(), id));
	}

}
