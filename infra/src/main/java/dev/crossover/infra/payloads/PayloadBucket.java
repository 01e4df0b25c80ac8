package dev.crossover.infra.payloads;

import java.util.List;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The payload bucket: uploads, shards on their way to the GPU, outputs and failures on
 * their way back. Every prefix ages out, since the ledger and the results table are the
 * record.
 */
public final class PayloadBucket extends Construct {

	/** Where clients put what is too large to stream through a service. */
	public static final String UPLOADS = "uploads/";

	/** Where batches are staged, one object a shard. */
	public static final String BATCHES = "batches/";

	/** Where SageMaker writes outputs and failures. */
	public static final String INFERENCE = "inference/";

	private final Bucket bucket;

	public PayloadBucket(Construct scope, String id, Props props) {
		super(scope, id);
		this.bucket = Bucket.Builder.create(this, "Bucket")
			.blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
			.encryption(BucketEncryption.S3_MANAGED)
			.enforceSsl(true)
			.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
			.removalPolicy(RemovalPolicy.RETAIN)
			.lifecycleRules(lifecycle(props))
			.build();
	}

	private static List<LifecycleRule> lifecycle(Props props) {
		return List.of(expire(UPLOADS, props.uploads()), expire(BATCHES, props.shards()),
				expire(INFERENCE, props.inference()),
				LifecycleRule.builder()
					.id("unfinished-uploads")
					.abortIncompleteMultipartUploadAfter(Duration.days(1))
					.build());
	}

	private static LifecycleRule expire(String prefix, Duration age) {
		return LifecycleRule.builder().id(prefix.replace("/", "")).prefix(prefix).expiration(age).build();
	}

	/**
	 * The bucket's name, known once deployed.
	 * @return a token for the name
	 */
	public String name() {
		return this.bucket.getBucketName();
	}

	/**
	 * The URL below which SageMaker writes one kind of object.
	 * @param kind the folder within {@link #INFERENCE}
	 * @return a token for the {@code s3://} URL
	 */
	public String inferenceUrl(String kind) {
		return this.bucket.s3UrlForObject(INFERENCE + kind + "/");
	}

	/**
	 * Lets a SageMaker endpoint read shards and write what becomes of them, and nothing
	 * else.
	 * @param endpoint the endpoint's execution role
	 */
	public void grantInference(IGrantable endpoint) {
		grant(endpoint, this.bucket.arnForObjects(BATCHES + "*"), "s3:GetObject");
		grant(endpoint, this.bucket.arnForObjects(INFERENCE + "*"), "s3:PutObject", "s3:AbortMultipartUpload");
		grant(endpoint, this.bucket.getBucketArn(), "s3:ListBucket");
	}

	private static void grant(IGrantable grantee, String arn, String... actions) {
		Grant
			.addToPrincipal(GrantOnPrincipalOptions.builder()
				.grantee(grantee)
				.actions(List.of(actions))
				.resourceArns(List.of(arn))
				.build())
			.assertSuccess();
	}

	/**
	 * How long each kind of object is kept.
	 *
	 * @param uploads files no batch was made of
	 * @param shards input of batches; a retry of errored documents reads it again
	 * @param inference outputs and failures; results are read from DynamoDB
	 */
	public record Props(Duration uploads, Duration shards, Duration inference) {

	}

}
