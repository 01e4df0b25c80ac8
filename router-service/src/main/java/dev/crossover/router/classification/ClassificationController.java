package dev.crossover.router.classification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.router.batch.Intake;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.remote.Upload;
import dev.crossover.router.routing.Load;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.Preferences;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Classifies documents: at once where the policy sends them through the fast lane, as a
 * batch where it does not or the caller prefers that. {@link Documents} tells what
 * becomes of bad ones.
 */
@RestController
class ClassificationController {

	/** The most bytes of a body; what is larger is sent as a stream. */
	private static final int MOST_BYTES = 16 << 20;

	private final JsonBody json;

	private final Catalogue catalogue;

	private final Routes routes;

	private final FastLane fastLane;

	private final Intake batches;

	ClassificationController(JsonBody json, Catalogue catalogue, Routes routes, FastLane fastLane, Intake batches) {
		this.json = json;
		this.catalogue = catalogue;
		this.routes = routes;
		this.fastLane = fastLane;
		this.batches = batches;
	}

	@PostMapping("/v1/classifications")
	ResponseEntity<byte[]> classify(Account account, AccountPlan plan,
			@RequestParam(required = false) @Nullable String pipeline, HttpServletRequest request) throws IOException {
		AccountLimits limits = plan.limits();
		byte[] body = RequestBodies.json(request, (int) Math.min(MOST_BYTES, limits.bytesPerBatch()));
		ClassificationBody sent = this.json.read(body, ClassificationBody.class);
		Work work = new Work(account, plan, this.catalogue.check(sent.models(), "/models"),
				Wish.of(pipeline, sent.completionWindow(), plan.defaultWindow(), "/completion_window"));
		Load load = new Load(sent.size(), body.length);
		boolean async = Preferences.of(request).respondAsync();
		RoutingDecision decision = this.routes.decide(work, load, async);
		Documents documents = Documents.check(sent.documents(), limits);
		boolean asBatch = async || this.batches.isMade(account);
		Optional<ResponseEntity<byte[]>> answer = asBatch ? Optional.empty()
				: this.fastLane.answer(work, documents, decision);
		return answer.isPresent() ? answer.get() : batch(work, load, documents, async);
	}

	private ResponseEntity<byte[]> batch(Work work, Load load, Documents documents, boolean preferred)
			throws IOException {
		Upload upload = new Upload(MediaType.APPLICATION_NDJSON_VALUE, null, null,
				new ByteArrayInputStream(documents.submitted()));
		ResponseEntity<byte[]> accepted = this.batches.submit(work, load, this.routes.look(), upload);
		return preferred ? Preferences.applied(accepted) : accepted;
	}

}
