package dev.crossover.router.batch;

import java.net.URI;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.idempotency.Idempotency;
import dev.crossover.router.quota.DayQuotas;
import dev.crossover.router.remote.GpuPipeline;
import dev.crossover.router.remote.Results;
import dev.crossover.router.remote.Upload;
import dev.crossover.router.routing.DecisionHeaders;
import dev.crossover.router.routing.Load;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Work;
import dev.crossover.router.web.UploadBrokenException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Decides on a batch and passes it on. The answer comes when the batch is durable. */
@Component
public class Intake {

	private final Routes routes;

	private final GpuPipeline pipeline;

	private final Results results;

	private final DayQuotas quotas;

	private final JsonMapper json;

	Intake(Routes routes, GpuPipeline pipeline, Results results, DayQuotas quotas, JsonMapper json) {
		this.routes = routes;
		this.pipeline = pipeline;
		this.results = results;
		this.quotas = quotas;
		this.json = json;
	}

	/**
	 * Submits a batch.
	 * @param work what is asked for
	 * @param load how much it is, as far as known
	 * @param sight what it is decided by
	 * @param upload the documents
	 * @return 202 and the batch
	 * @throws UploadBrokenException when the client stopped half-way; there is no batch
	 * then
	 */
	public ResponseEntity<byte[]> submit(Work work, Load load, Routes.Sight sight, Upload upload)
			throws UploadBrokenException {
		BatchRequest request = request(work, load, sight);
		return accepted(request.decision(), this.pipeline.submit(request, this.json, upload));
	}

	/**
	 * Submits a batch whose documents lie in S3. They are staged after the answer.
	 * @param work what is asked for
	 * @param load how much it is, as far as known
	 * @param sight what it is decided by
	 * @param source where the documents lie
	 * @return 202 and the batch
	 */
	public ResponseEntity<byte[]> submit(Work work, Load load, Routes.Sight sight, BatchSource source) {
		BatchRequest request = request(work, load, sight);
		return accepted(request.decision(), this.pipeline.submit(request, this.json, source));
	}

	/**
	 * Whether an earlier attempt at the current request made a batch, of whose answer
	 * nothing is known.
	 * @param account whose it would be
	 * @return whether there is one
	 */
	public boolean isMade(Account account) {
		return Idempotency.isRepeat()
				&& Idempotency.ulid().map(BatchIds::batch).filter((id) -> exists(account, id)).isPresent();
	}

	private boolean exists(Account account, String id) {
		try {
			this.results.batch(account, id);
			return true;
		}
		catch (ProblemException ex) {
			if (ex.code() == ErrorCode.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

	private BatchRequest request(Work work, Load load, Routes.Sight sight) {
		DecisionView decision = DecisionView.of(this.routes.decide(work, load, sight));
		DecisionView.Cost cost = decision.pipeline().equals("gpu") ? decision.estimates().gpu()
				: decision.estimates().cpu();
		// What was accepted already is charged already.
		if (!Idempotency.isRepeat()) {
			this.quotas.check(work.account(), work.plan().quotas(), load.documents(), cost.costUsd());
		}
		return new BatchRequest(work.account(), work.plan().limits(), work.models(), work.wish().window(), decision,
				Idempotency.ulid().map(BatchIds::batch).orElse(null), work.plan().quotas());
	}

	private ResponseEntity<byte[]> accepted(DecisionView decision, byte[] batch) {
		String id = this.json.readTree(batch).path("id").asString();
		return ResponseEntity.status(HttpStatus.ACCEPTED)
			.location(URI.create("/v1/batches/" + id))
			.contentType(MediaType.APPLICATION_JSON)
			.headers((headers) -> DecisionHeaders.set(headers, decision))
			.body(batch);
	}

}
