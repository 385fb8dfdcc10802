package descent.engine.io;

import descent.engine.experiment.Adversarial;
import descent.engine.experiment.NextToken;
import descent.engine.experiment.Reconstruction;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Task;
import descent.engine.experiment.Variational;

/** What is learned, as JSON. */
final class TaskJson {
  private TaskJson() {}

  static JsonObject write(Task task) {
    return switch (task) {
      case Supervised t ->
          Coded.kind("supervised")
              .with("model", ModuleJson.write(t.model()))
              .with("loss", LossJson.write(t.loss()))
              .build();
      case Reconstruction t ->
          Coded.kind("reconstruction")
              .with("encoder", ModuleJson.write(t.encoder()))
              .with("decoder", ModuleJson.write(t.decoder()))
              .with("loss", LossJson.write(t.loss()))
              .with("variant", write(t.variant()))
              .build();
      case Variational t ->
          Coded.kind("variational")
              .with("encoder", ModuleJson.write(t.encoder()))
              .with("hidden", t.hidden())
              .with("latent", t.latent())
              .with("decoder", ModuleJson.write(t.decoder()))
              .with("loss", LossJson.write(t.loss()))
              .with("beta", t.beta())
              .build();
      case NextToken t ->
          Coded.kind("next_token")
              .with("model", ModuleJson.write(t.model()))
              .with("prompt", t.prompt())
              .with("padding", t.padding())
              .build();
      case Adversarial t ->
          Coded.kind("adversarial")
              .with("generator", ModuleJson.write(t.generator()))
              .with("discriminator", ModuleJson.write(t.discriminator()))
              .with("noise", t.noise())
              .with("objective", Coded.lower(t.objective()))
              .with("generatorRate", t.generatorRate())
              .with("turns", t.turns())
              .with("instanceNoise", t.instanceNoise())
              .with("fading", t.fading())
              .build();
    };
  }

  private static JsonObject write(Reconstruction.Variant variant) {
    return switch (variant) {
      case Reconstruction.Plain v -> Coded.kind("plain").build();
      case Reconstruction.Denoising v -> Coded.kind("denoising").with("noise", v.noise()).build();
      case Reconstruction.Sparse v -> Coded.kind("sparse").with("weight", v.weight()).build();
      case Reconstruction.Contractive v ->
          Coded.kind("contractive").with("weight", v.weight()).build();
    };
  }

  static Task read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "supervised" ->
          new Supervised(ModuleJson.read(json.object("model")), LossJson.read(json.object("loss")));
      case "reconstruction" ->
          new Reconstruction(
              ModuleJson.read(json.object("encoder")),
              ModuleJson.read(json.object("decoder")),
              LossJson.read(json.object("loss")),
              variant(json.object("variant")));
      case "variational" ->
          new Variational(
              ModuleJson.read(json.object("encoder")),
              Coded.count(json, "hidden"),
              Coded.count(json, "latent"),
              ModuleJson.read(json.object("decoder")),
              LossJson.read(json.object("loss")),
              json.number("beta"));
      case "next_token" ->
          new NextToken(
              ModuleJson.read(json.object("model")),
              Coded.count(json, "prompt"),
              Coded.count(json, "padding"));
      case "adversarial" ->
          new Adversarial(
              ModuleJson.read(json.object("generator")),
              ModuleJson.read(json.object("discriminator")),
              Coded.count(json, "noise"),
              Coded.constant(json, "objective", Adversarial.Objective.values()),
              json.number("generatorRate"),
              Coded.count(json, "turns"),
              json.number("instanceNoise"),
              Coded.count(json, "fading"));
      default ->
          throw Coded.unknown(
              "task", kind, "supervised, reconstruction, variational, next_token, adversarial");
    };
  }

  private static Reconstruction.Variant variant(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "plain" -> new Reconstruction.Plain();
      case "denoising" -> new Reconstruction.Denoising(json.number("noise"));
      case "sparse" -> new Reconstruction.Sparse(json.number("weight"));
      case "contractive" -> new Reconstruction.Contractive(json.number("weight"));
      default -> throw Coded.unknown("variant", kind, "plain, denoising, sparse, contractive");
    };
  }
}
