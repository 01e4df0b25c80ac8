package dev.crossover.cloud.delivery;

import java.util.function.Function;

import dev.crossover.cloud.metering.Tally;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;

/**
 * Takes down what a service does with objects on its customer's behalf: the bucket's
 * owner pays for it, and it does not pass the gateway.
 */
public final class ChargedS3Client extends DelegatingS3Client {

	private final Tally tally;

	public ChargedS3Client(S3Client s3, Tally tally) {
		super(s3);
		this.tally = tally;
	}

	@Override
	protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
		switch (request) {
			case PutObjectRequest put -> this.tally.add("s3.write", 1);
			case GetObjectRequest get -> this.tally.add("s3.read", 1);
			case HeadObjectRequest head -> this.tally.add("s3.read", 1);
			default ->
				throw new UnsupportedOperationException(request.getClass().getSimpleName() + " has no price here yet");
		}
		return operation.apply(request);
	}

}
