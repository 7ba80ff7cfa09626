public import ConsultationCore

/// The options of `clinicianPhototype`.
public enum Phototype: String, Choice {
  case i = "I"
  case ii = "II"
  case iii = "III"
  case iv = "IV"
  case v = "V"
  case vi = "VI"
}

/// The options of `pihHistory`.
public enum PihHistory: String, Choice { case none, mild, lastingOver3Months }

/// The options of `glogau`.
public enum Glogau: String, Choice {
  case i = "I"
  case ii = "II"
  case iii = "III"
  case iv = "IV"
}

/// The options of `acneScarGrade`, with the number of the grade as id.
public enum AcneScarGrade: String, Choice {
  case none = "0"
  case macular = "1"
  case mild = "2"
  case moderate = "3"
  case severe = "4"
}

/// The options of `scarMorphology`.
public enum ScarMorphology: String, Choice {
  case none, icepick, boxcarShallow, boxcarDeep, rolling, hypertrophic, keloid
}

/// The options of `barrierState`.
public enum BarrierState: String, Choice { case intact, mildDry, irritated, broken }

/// The options of `activeLesions`.
public enum ActiveLesions: String, Choice {
  case none, comedones, papulopustulesMild, inflammatoryModSevere, nodules, hsv, bacterial, fungal
  case wartsMolluscum, openWound, dermatitis, psoriasisPlaque, lichenPlanus, rosaceaPapulopustular
}

/// The options of `suspiciousLesion`.
public enum SuspiciousLesion: String, Choice { case none, yes, yesClinicianConcern }

/// The options of `sunStatus`.
public enum SunStatus: String, Choice { case none, incidental, tanOrSunbed, sunburn }

/// The options of `areas`.
public enum Areas: String, Choice {
  case forehead, glabella, temples, periorbitalOutsideRim, nose, cheeks, perioral, chin, jawline
  case neck, decollete, hands, arms, abdomen, flanks, thighs, buttocks, back, shoulders
  case eyelidInsideRim, lipVermilion, genital
}

/// The options of `areaFeatures`.
public enum AreaFeatures: String, Choice {
  case none, tattooPMU, raisedMole, telangiectasia, portWineHaemangioma, actinicKeratosis
  case irradiated
}

/// The options of `melasmaInArea`.
public enum MelasmaInArea: String, Choice { case none, stable, active }
