public import ConsultationCore

/// The options of `isotretinoin`.
public enum Isotretinoin: String, Choice { case never, current, stopped }

/// The options of `antithrombotic`.
public enum Antithrombotic: String, Choice {
  case none, singleAntiplatelet, dualAntiplatelet, warfarin, doac, heparin
}

/// The options of `antiarrhythmic`.
public enum Antiarrhythmic: String, Choice { case none, classI, classIII }

/// The options of `allergyMetal`.
public enum AllergyMetal: String, Choice {
  case none, nickelSuspected, nickelConfirmed, stainlessSteel
}

/// The options of `allergyLA`.
public enum AllergyLA: String, Choice { case none, amide, ester, unknownType }
