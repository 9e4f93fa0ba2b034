import { formatCount } from './ar-count.ts'
import type { Words } from './text.ts'

const LATER = 'حدث خطأ من جهتنا. لم يُفقد أي شيء مما كتبته. يُرجى المحاولة مرة أخرى بعد لحظات.'
const HOST = 'هذه الصفحة غير مُعدّة إعدادًا صحيحًا، لذلك رُفض طلبك. يُرجى إبلاغ القائمين على الموقع.'

/** Why an operation is refused, in Arabic. */
export const errors: Words['errors'] = {
  invalid_input: 'في النموذج شيء غير صحيح. يُرجى مراجعة ما أدخلته.',
  credentials_wrong: 'هذه البيانات غير صحيحة. تحقق منها وحاول مرة أخرى.',
  email_not_confirmed: 'لم يُؤكَّد عنوان بريدك الإلكتروني بعد. افتح الرابط في الرسالة التي أرسلناها إليك.',
  account_disabled: 'هذا الحساب معطّل. يُرجى مراسلة القائمين على هذا الموقع.',
  awaiting_approval: 'حسابك في انتظار الموافقة. يمكنك تسجيل الدخول فور الموافقة عليه.',
  signup_closed: 'لا يمكن إنشاء حسابات جديدة هنا حاليًا.',
  link_invalid: 'هذا الرابط غير صالح. يُرجى طلب رابط جديد.',
  link_expired: 'هذا الرابط قديم. يُرجى طلب رابط جديد.',
  link_used: 'استُخدم هذا الرابط من قبل. يُرجى طلب رابط جديد.',
  link_replaced: 'توجد رسالة أحدث. يُرجى استخدام الرابط الذي فيها.',
  code_wrong: 'هذا الرمز خاطئ أو قديم. راجع أحدث رسالة، أو اطلب إرسال رسالة جديدة.',
  email_unknown: 'لا يوجد حساب بهذا العنوان.',
  email_not_unconfirmed: 'لا يوجد ما يحتاج إلى تأكيد لهذا العنوان. جرّب تسجيل الدخول.',
  login_required: 'يُرجى تسجيل الدخول أولًا.',
  confirm_first: 'يُرجى تأكيد عنوان بريدك الإلكتروني أولًا.',
  fresh_login: 'يُرجى إدخال كلمة المرور مرة أخرى.',
  forbidden: 'غير مسموح لك بهذا.',
  too_many_attempts: 'محاولات كثيرة جدًا.',
  busy: 'كان شخص آخر يغيّر الشيء نفسه. يُرجى المحاولة مرة أخرى.',
  overloaded: 'الضغط كبير الآن. يُرجى المحاولة مرة أخرى بعد لحظات.',
  unavailable: 'يتعذّر الوصول إلينا الآن. تحقق من اتصالك وحاول مرة أخرى. لم يُفقد أي شيء مما كتبته.',
  origin_not_allowed: HOST,
  content_type_not_allowed: HOST,
  method_not_allowed: HOST,
  batch_not_allowed: HOST,
  input_too_large: 'هذا النص أطول من اللازم. يُرجى اختصاره.',
  not_found: HOST,
  internal: LATER,
}

/** Why one field is refused, in Arabic. */
export const fieldErrors: Words['fieldErrors'] = {
  required: ({ label }) => `يُرجى ملء «${label}».`,
  invalid: 'لا يمكن استخدام هذا هنا. يُرجى تغييره.',
  unknown_field: 'هذا الحقل غير معروف هنا.',
  too_long: 'هذا أطول من اللازم. يُرجى اختصاره.',
  email_invalid: 'هذا ليس عنوان بريد إلكتروني. ينبغي أن يكون مثل name@example.com.',
  email_taken: 'هذا العنوان مسجّل لدينا من قبل. جرّب تسجيل الدخول.',
  name_required: 'يجب إدخال اسم',
  name_too_long: 'هذا الاسم أطول من اللازم: 100 حرف على الأكثر.',
  name_invalid: 'في هذا الاسم حروف لا يمكن عرضها. يُرجى كتابته من جديد.',
  username_too_short: 'اسم المستخدم هذا قصير جدًا: 4 أحرف على الأقل.',
  username_too_long: 'اسم المستخدم هذا أطول من اللازم: 40 حرفًا على الأكثر.',
  username_invalid: 'يتكون اسم المستخدم من حروف لاتينية وأرقام وشرطات مفردة فقط.',
  username_taken: 'يُرجى اختيار اسم مستخدم آخر.',
  password_too_short: ({ minLength }) => `كلمة المرور هذه قصيرة جدًا: ${formatCount('letter', Number(minLength))} على الأقل.`,
  password_too_long: 'كلمة المرور هذه أطول من اللازم: 1024 بايت على الأكثر.',
  password_invalid: 'في كلمة المرور هذه حروف لا يمكن حفظها. يُرجى اختيار كلمة أخرى.',
  password_common: 'كلمة المرور هذه من كلمات المرور الشائعة. يُرجى اختيار كلمة أخرى.',
  password_like_account: 'كلمة المرور هذه قريبة جدًا من اسمك أو عنوانك أو اسم هذا الموقع. يُرجى اختيار كلمة أخرى.',
  passwords_differ: 'كلمتا المرور غير متطابقتين. حاول مرة أخرى.',
  code_invalid: 'يتكون الرمز من ستة أرقام. تجده في الرسالة.',
}
